@SecondaryAdapter
package samples.hexagon.workfloo.jdbc;

import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
