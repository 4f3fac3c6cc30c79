/** What services must answer: {@code ResponseShape} reads an answer, and says in which way it is none. */
@NullMarked
package dev.workfloo.definition.connector;

import org.jspecify.annotations.NullMarked;
