package dev.paranoid.mybatis;

/** What a deletion took of one type. */
record CountRow(long deletion, String type, long took) {}
