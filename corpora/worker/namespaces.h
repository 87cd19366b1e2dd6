// The layers that hold for all workers of a broker: another user, and namespaces with nothing in them.
#pragma once

#include "corpora/worker/layer.h"

namespace tamga {

// Moves the calling process, which must have one thread, out of the system as far as the kernel allows: into an empty
// file system, and, for the children it forks from now on, into an empty network and a process namespace of its own.
// Where it runs as root it becomes "nobody" (65534). One state a layer, never an error. Irreversible.
//
// A container may refuse any of this; a hardened host often refuses user namespaces to ordinary users.
LayerStates enter_namespaces();

}  // namespace tamga
