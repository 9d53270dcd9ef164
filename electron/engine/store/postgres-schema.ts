// The name of the PostgreSQL schema in which a team's library lies.
export const SCHEMA = 'stratascope';
