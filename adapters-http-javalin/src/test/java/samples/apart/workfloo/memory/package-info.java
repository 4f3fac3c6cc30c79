@SecondaryAdapter
package samples.apart.workfloo.memory;

import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
