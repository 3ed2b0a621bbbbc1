/** Words that cannot name a column without quotes on one of the engines (of those people would think of). */
export const RESERVED_WORDS: ReadonlySet<string> = new Set(
  `all and any anti array as asc asof at between both by case cast check collate column constraint create cross
  current_date current_time current_timestamp date default desc describe distinct do else end escape except exists
  false fetch filter for foreign from full grant group having in initially inner intersect interval into is join
  lateral leading left like limit map natural not null offset on only or order outer pivot placing positional
  primary qualify references returning right row select semi session_user show some struct summarize table then
  time timestamp to trailing true union unique unpivot user using values variadic when where window with`.split(
    /\s+/,
  ),
);
