@Application
package samples.hexagon.workfloo.application;

import org.jmolecules.architecture.hexagonal.Application;
