/** The id of the element in which the page keeps what its script needs. */
export const PAGE_DATA_ID = 'page-data';
