/** What persons see of the workspace that asks them something; begin with {@link dev.workfloo.person.brand.BrandPages}. */
@NullMarked
@PrimaryAdapter
package dev.workfloo.person.brand;

import org.jmolecules.architecture.hexagonal.PrimaryAdapter;
import org.jspecify.annotations.NullMarked;
