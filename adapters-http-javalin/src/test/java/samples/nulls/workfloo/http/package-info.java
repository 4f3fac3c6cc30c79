@PrimaryAdapter
package samples.nulls.workfloo.http;

import org.jmolecules.architecture.hexagonal.PrimaryAdapter;
