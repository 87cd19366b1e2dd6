#include "cli/program.h"

int main(int argc, char** argv) {
  return tamga::run_program(argc, argv);
}
