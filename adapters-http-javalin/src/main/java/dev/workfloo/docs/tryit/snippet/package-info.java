/** A request as a program that sends it, in the languages that integrators use; {@link SnippetLanguage} is the way in. */
@NullMarked
@PrimaryAdapter
package dev.workfloo.docs.tryit.snippet;

import org.jmolecules.architecture.hexagonal.PrimaryAdapter;
import org.jspecify.annotations.NullMarked;
