/** What a host tests its definitions and policies with: the same engine, in memory, under a clock of the test's. */
@NullMarked
package dev.workfloo.testkit;

import org.jspecify.annotations.NullMarked;
