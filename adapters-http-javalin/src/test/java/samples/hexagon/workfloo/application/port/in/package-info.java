@PrimaryPort
package samples.hexagon.workfloo.application.port.in;

import org.jmolecules.architecture.hexagonal.PrimaryPort;
