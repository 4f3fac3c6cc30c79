/**
 * What pages for people have in common: how they are asked for and answered, in which language, what they look like and what
 * browsers may do with them. Begin with {@link dev.workfloo.pages.Site}. A request goes through the API's connections
 * ({@link dev.workfloo.http.PageDispatch}) to the {@link dev.workfloo.pages.Page} of its route, whose
 * {@link dev.workfloo.pages.PageAnswer} is sent with the area's headers. Nothing of it is loaded before the first request.
 */
@NullMarked
@PrimaryAdapter
package dev.workfloo.pages;

import org.jmolecules.architecture.hexagonal.PrimaryAdapter;
import org.jspecify.annotations.NullMarked;
