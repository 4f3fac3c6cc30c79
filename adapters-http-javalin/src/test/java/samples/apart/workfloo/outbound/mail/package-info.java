@SecondaryAdapter
package samples.apart.workfloo.outbound.mail;

import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
