// Landlock: the kernel's way for a process to give up rights on files for good.
#pragma once

#include "corpora/worker/layer.h"

namespace tamga {

// Takes from the calling thread, and what it forks, every right on files, and, where the kernel knows how, on TCP
// ports, abstract sockets and signals outside. What is open already stays open. Needs no_new_privs. The remark is the
// version of Landlock that the kernel speaks.
LayerState give_up_files();

}  // namespace tamga
