/**
 * The knowledge centre: the Markdown of the repository, rendered and searched; begin with
 * {@link dev.workfloo.docs.centre.KnowledgeCentre}. What is there is declared in {@link dev.workfloo.docs.centre.Contents}. A page is
 * read when somebody first asks for it ({@link dev.workfloo.docs.centre.ParsedPage}), and drawn by
 * {@link dev.workfloo.docs.centre.PageHtml}; nothing that it says is taken for a tag.
 */
@NullMarked
@PrimaryAdapter
package dev.workfloo.docs.centre;

import org.jmolecules.architecture.hexagonal.PrimaryAdapter;
import org.jspecify.annotations.NullMarked;
