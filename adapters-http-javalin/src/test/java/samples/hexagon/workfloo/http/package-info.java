@PrimaryAdapter
package samples.hexagon.workfloo.http;

import org.jmolecules.architecture.hexagonal.PrimaryAdapter;
