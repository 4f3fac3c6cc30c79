@PrimaryAdapter
@SecondaryAdapter
package samples.roles.workfloo.outbound;

import org.jmolecules.architecture.hexagonal.PrimaryAdapter;
import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
