@Application
package samples.roles.workfloo.rule;

import org.jmolecules.architecture.hexagonal.Application;
