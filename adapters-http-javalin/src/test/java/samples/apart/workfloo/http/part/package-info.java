@PrimaryAdapter
package samples.apart.workfloo.http.part;

import org.jmolecules.architecture.hexagonal.PrimaryAdapter;
