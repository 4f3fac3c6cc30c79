@SecondaryAdapter
package samples.apart.workfloo.jdbc;

import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
