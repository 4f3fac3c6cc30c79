@SecondaryAdapter
package samples.roles.workfloo.server.parts;

import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
