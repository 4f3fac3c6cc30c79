/**
 * The steps of the person's page at which answers and files are given: FORM, DOCUMENT and CORRECTION. Begin with
 * {@link dev.workfloo.person.form.SheetPage}. What a person types goes round as texts by the names of the page's controls
 * ({@code TypedTexts}): {@code TypedAnswers} makes answers of them, {@code FieldDrawing} draws them again, and drafts are made of
 * nothing else. What is right or wrong is found by the core alone; {@code RefusalWords} says it to the person.
 */
@NullMarked
@PrimaryAdapter
package dev.workfloo.person.form;

import org.jmolecules.architecture.hexagonal.PrimaryAdapter;
import org.jspecify.annotations.NullMarked;
