/**
 * Documents and long texts, in pieces that are encrypted one by one. Begin with {@link dev.workfloo.jdbc.content.JdbcDocuments}, and
 * for texts that come with a transition with {@link dev.workfloo.jdbc.content.LongTexts}. What a document's life is, the package
 * {@link dev.workfloo.content} says; {@link dev.workfloo.jdbc.content.DocumentRemoval} ends it, also for who deletes an execution.
 */
@NullMarked
@SecondaryAdapter
package dev.workfloo.jdbc.content;

import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
import org.jspecify.annotations.NullMarked;
