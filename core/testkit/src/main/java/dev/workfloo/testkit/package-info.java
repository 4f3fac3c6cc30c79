/**
 * What a host tests its definitions and policies with: the same engine, in memory, in a time of the test's own. Begin with
 * {@code Simulator}.
 */
@NullMarked
package dev.workfloo.testkit;

import org.jspecify.annotations.NullMarked;
