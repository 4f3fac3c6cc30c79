@PrimaryAdapter
package samples.apart.workfloo.http;

import org.jmolecules.architecture.hexagonal.PrimaryAdapter;
