import { trafficOf } from '../../cost/traffic.ts';
import { given, SETTINGS } from './cost-fixtures.ts';

describe('what a number of events makes of batches and objects', () => {
  it('fills a batch by the window where events are few enough to fit into it', () => {
    // 864,000 a day are 10 a second: four shards with 8,640 windows each make 34,560 batches of 25 events
    expect(trafficOf(864_000, SETTINGS, given())).toEqual({
      eventsPerDay: 864_000,
      recordsPerDay: 864_000,
      billedGbPerDay: 0.884736,
      shards: 4,
      batchesPerDay: 34_560,
      // three sources in each, in raw and in validated
      objectsPerDay: 207_360,
      bytesPerRawObject: 86_400_000 / 103_680,
      // a look at each of the shards every second, of which each finds something
      scoringBatchesPerDay: 345_600,
    });
  });

  it('calls the gate for each event where a window hardly sees one', () => {
    const { batchesPerDay, objectsPerDay } = trafficOf(100, SETTINGS, given());
    expect([batchesPerDay, objectsPerDay]).toEqual([100, 200]);
  });

  it('fills batches to their size where events are many', () => {
    // 864 million are 10,000 a second, 30,000 at the peak: 30 shards with 259,200 windows, but 864,000 full batches
    const { shards, batchesPerDay } = trafficOf(864_000_000, SETTINGS, given());
    expect([shards, batchesPerDay]).toEqual([30, 864_000]);
  });

  it('counts packed events by the KB that their record has', () => {
    // 40 events of 500 bytes are 20,000 bytes, that is 20 KB: 100 records of 20 KB
    const { recordsPerDay, billedGbPerDay } = trafficOf(4_000, SETTINGS, given({ eventsPerRecord: 40 }));
    expect(recordsPerDay).toBe(100);
    expect(billedGbPerDay).toBeCloseTo(0.002048, 9);
  });

  it('keeps to the shards that are set', () => {
    expect(trafficOf(864_000_000, { ...SETTINGS, shards: 2 }, given()).shards).toBe(2);
  });
});
