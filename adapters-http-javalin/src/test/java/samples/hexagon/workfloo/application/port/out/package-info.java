@SecondaryPort
package samples.hexagon.workfloo.application.port.out;

import org.jmolecules.architecture.hexagonal.SecondaryPort;
