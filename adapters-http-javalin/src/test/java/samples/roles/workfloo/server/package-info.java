@PrimaryAdapter
package samples.roles.workfloo.server;

import org.jmolecules.architecture.hexagonal.PrimaryAdapter;
