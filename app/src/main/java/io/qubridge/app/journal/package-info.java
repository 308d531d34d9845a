/**
 * Where the job journal is and how its database is opened: SQLite through JDBC, with the schema
 * brought up to date before anything else is done. What stands in it is {@link
 * io.qubridge.journal}'s.
 */
package io.qubridge.app.journal;
