/** What a form takes, and what it refuses for one thing only: begin with {@code FormDraw}. */
@NullMarked
package dev.workfloo.testkit.arbitrary.form;

import org.jspecify.annotations.NullMarked;
