/// SQLite: [Database] opens it, one class per table family does the SQL. The only package that
/// imports java.sql or JDBI. Implements the ports of machine, profile, access, ledger and install.
package dev.tarmac.store;
