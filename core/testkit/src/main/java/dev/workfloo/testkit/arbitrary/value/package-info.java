/** The values that one fact can have, and how one comes from one to another: begin with {@code FactValues}. */
@NullMarked
package dev.workfloo.testkit.arbitrary.value;

import org.jspecify.annotations.NullMarked;
