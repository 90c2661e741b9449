/** Whether what is declared fits the database, and what becomes of it: schema, policies, retentions. */
@NullMarked
package dev.paranoid.mybatis.declaration;

import org.jspecify.annotations.NullMarked;
