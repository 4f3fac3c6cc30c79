/**
 * Codes on the person's page: consent, for which one is typed on two pages, and one-time codes, on one. Begin with
 * {@link dev.workfloo.person.code.ConsentStep}. Each page is good for one attempt: its form says for which, and what comes late counts
 * for nothing.
 */
@NullMarked
@PrimaryAdapter
package dev.workfloo.person.code;

import org.jmolecules.architecture.hexagonal.PrimaryAdapter;
import org.jspecify.annotations.NullMarked;
