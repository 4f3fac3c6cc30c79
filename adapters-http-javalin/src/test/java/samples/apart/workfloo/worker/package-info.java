@PrimaryAdapter
package samples.apart.workfloo.worker;

import org.jmolecules.architecture.hexagonal.PrimaryAdapter;
