import { createAcknowledgements } from '#cli/local/mapping/acknowledgements.ts';

describe('acknowledgements', () => {
  it('do not move past a record that is not settled', () => {
    const acknowledgements = createAcknowledgements();
    for (const sequenceNumber of ['1', '2', '3', '4']) acknowledgements.add(sequenceNumber);

    acknowledgements.settle('2');
    acknowledgements.settle('3');
    expect(acknowledgements.advance()).toBeNull();

    acknowledgements.settle('1');
    expect(acknowledgements.advance()).toBe('3');
    expect(acknowledgements.advance()).toBeNull();

    acknowledgements.settle('4');
    expect(acknowledgements.advance()).toBe('4');
  });
});
