@SecondaryAdapter
package samples.apart.workfloo.jdbc.sql;

import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
