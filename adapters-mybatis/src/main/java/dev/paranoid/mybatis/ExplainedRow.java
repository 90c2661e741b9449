package dev.paranoid.mybatis;

/** One table of an execution plan, and how many of its rows the optimizer expects; for each row of the table before it. */
record ExplainedRow(long rows) {}
