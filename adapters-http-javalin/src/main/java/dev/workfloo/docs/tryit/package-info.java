/**
 * Try It: what openapi.json describes, as pages that can be read and tried. {@link dev.workfloo.docs.tryit.ApiDescription} is what
 * they show, and {@link dev.workfloo.docs.tryit.snippet} writes requests as programs.
 */
@NullMarked
@PrimaryAdapter
package dev.workfloo.docs.tryit;

import org.jmolecules.architecture.hexagonal.PrimaryAdapter;
import org.jspecify.annotations.NullMarked;
