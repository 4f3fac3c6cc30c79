@SecondaryAdapter
package samples.apart.workfloo.outbound.socket;

import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
