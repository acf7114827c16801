/// How what is left over is shared out among those that grow, be it sectors or extents.
package dev.tarmac.anaconda.grow;
