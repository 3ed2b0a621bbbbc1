/** A feature of every kind, with every key a kind may have and every test a filter may make, and guards of all forms. */
export const EVERY_FEATURE = `guards:
  - {name: machine, what: A, when: {is_automated: true, source: {not: crm}}}
  - {name: pair, what: A, when: {source: [online, web]}, burst: {by: email_key, more_than: 1, within_minutes: 10}}
  - {name: year, what: A, when: {city: {not: Pune}}, burst: {by: webinar_id, more_than: 4, within_minutes: 525600}}
features:
  - {name: all_events, what: A, kind: count}
  - {name: budgets_7, what: A, kind: count, value: budget_max, window_days: 7}
  - {name: minutes, what: A, kind: sum, value: webinar_seconds, per: 60, filter: {event_type: [webinar_attendance, page_view]}}
  - {name: threes, what: A, kind: sum, value: 3, filter: {city: {not: [Pune, Oslo]}}}
  - {name: not_pune, what: A, kind: count, filter: {city: {not: Pune}}}
  - {name: avg_weight, what: A, kind: avg, value: {of: source, map: {roadshow: 40, web: -7}}}
  - {name: avg_seconds, what: A, kind: avg, value: webinar_seconds, per: 7, filter: {source: {not: crm}}}
  - {name: least_minutes, what: A, kind: min, value: webinar_seconds, per: 60}
  - {name: least_weight, what: A, kind: min, value: {of: source, map: {roadshow: 40, web: -7}}}
  - {name: most_budget, what: A, kind: max, value: budget_max, filter: {budget_min: {gt: 0, lte: 80000}}}
  - {name: latest_creates, what: A, kind: latest, value: creates_lead}
  - {name: latest_day, what: A, kind: latest, value: event_date, filter: {questions_asked: {gte: 1, lt: 3}}}
  - {name: first_webinar, what: A, kind: earliest, value: webinar_id, window_days: 30}
  - {name: first_city, what: A, kind: earliest, value: city}
  - {name: days, what: A, kind: distinct, value: event_date}
  - {name: cities_8, what: A, kind: distinct, value: city, window_days: 8}
  - {name: has_anonymous, what: A, kind: exists, filter: {email_key: {present: false}, creates_lead: false}}
  - {name: silent_phone, what: A, kind: days_since_latest, filter: {phone_key: {present: true}}}
  - {name: silent_30, what: A, kind: days_since_latest, window_days: 30}
  - {name: decayed_percent, what: A, kind: decayed_sum, value: form_completion, per: 60, half_life_days: 3}
  - {name: decayed_one, what: A, kind: decayed_sum, value: -1, half_life_days: 14, window_days: 9}
  - {name: everything, what: A, kind: count, guard: none}
  - {name: last_city, what: A, kind: latest, value: city, guard: none, filter: {creates_lead: true}}
  - {name: machines, what: A, kind: count, guard: machine}
  - {name: pairs, what: A, kind: count, guard: pair}
  - {name: last_of_pairs, what: A, kind: latest, value: form_completion, guard: pair, window_days: 30}
  - {name: first_of_year, what: A, kind: earliest, value: city, guard: year}
  - {name: days_of_year, what: A, kind: distinct, value: event_date, guard: year, filter: {questions_asked: {gte: 1}}}
  - {name: first_city_rate, what: A, kind: lookup_rate, by: city, of: first_city, prior_weight: 20}
`;

/** Rules of all forms, over features of all types. */
export const EVERY_RULE = `active: every
scorecards:
  every:
    version: 7
    what: Every
    bands: [{name: HOT, at_least: 10.5, action: Call}, {name: COLD, action: Wait}]
    rules:
      - {code: EVENTS, group: source, what: W, points: {per: 0.333, of: all_events, every: 7}}
      - {code: MINUTES, group: engagement, what: W, points: {per: 1.5, of: minutes, every: 60, above: 2, cap: 9.001}}
      - {code: AVERAGE, group: engagement, what: W, points: {per: -0.7, of: avg_weight, every: 3, above: 1}}
      - {code: DECAYED, group: engagement, what: W, points: {per: 3, of: decayed_percent}}
      - {code: SILENT, group: recency, what: W, when: {silent_30: {gte: 1, lt: 20}}, points: {per: -1, of: silent_phone, above: 7, cap: -30}}
      - {code: RATE, group: quality, what: W, points: {per: 50, of: first_city_rate}}
      - {code: CITY, group: intent, what: W, when: {first_city: [Pune, constructor]}, points: 1}
      - {code: OTHER_CITY, group: intent, what: W, when: {first_city: {not: [Pune, Oslo], present: true}}, points: -1}
      - {code: DAY, group: intent, what: W, when: {latest_day: {present: true}, has_anonymous: false}, points: 0.001}
      - {code: CREATES, group: quality, what: W, when: {latest_creates: false}, points: 2}
      - {code: MACHINES, group: quality, what: W, when: {machines: {gt: 1}}, points: 0, shown: true}
      - {code: PAIRS, group: quality, what: W, when: {last_of_pairs: {present: true}}, points: {per: -1, of: pairs}}
      - {code: NO_WEIGHT, group: source, what: W, when: {avg_weight: {present: false}}, points: 4}
      - {code: NEGATIVE, group: source, what: W, when: {least_weight: {lt: 0}, decayed_one: {lte: -0.5}}, points: 5}
`;
