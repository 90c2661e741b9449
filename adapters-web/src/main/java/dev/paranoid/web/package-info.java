/** The recycle bin, for people: pages that a server renders, under one address. */
@NullMarked
package dev.paranoid.web;

import org.jspecify.annotations.NullMarked;
