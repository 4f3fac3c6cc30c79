/**
 * What a person is shown who applies: they come by a link, and do one step after the other until the end. Begin with
 * {@link dev.workfloo.person.PersonSite}, which says where each page is. It needs nothing of the pages for those who integrate, and all
 * of it is beneath one path, which can be opened to the world alone.
 */
@NullMarked
@PrimaryAdapter
package dev.workfloo.person;

import org.jmolecules.architecture.hexagonal.PrimaryAdapter;
import org.jspecify.annotations.NullMarked;
