@SecondaryAdapter
package samples.apart.workfloo.jdbc.execution;

import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
