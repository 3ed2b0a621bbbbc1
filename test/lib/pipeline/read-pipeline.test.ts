import { PipelineError, readPipeline } from '#lib/pipeline/read-pipeline.ts';

it('the pipeline that is deployed is the one that one machine walks', () => {
  expect(readPipeline().map(({ name, runner }) => [name, runner])).toEqual([
    ['process', 'glue'],
    ['features', 'glue'],
    ['score', 'glue'],
    ['kpis', 'athena'],
    ['publish', 'lambda'],
  ]);
});

it('a stage that nothing on AWS can run is named, with all that is wrong', () => {
  const text = 'stages: [{name: Shout, what: Aloud., runner: cobol, writes: []}]';
  expect(() => readPipeline(text)).toThrow(PipelineError);
  expect(() => readPipeline(text)).toThrow(
    'definitions/pipeline.yaml: stages.0.name must be lower case letters and _; ' +
      'stages.0.runner must be glue, athena or lambda',
  );
});
