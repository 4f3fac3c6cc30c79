@SecondaryAdapter
package samples.apart.workfloo.outbound.http;

import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
