// Text in three languages for the tests of readers, written for them.
#pragma once

#include <string>
#include <string_view>

namespace tamga::testing {

inline constexpr std::string_view kKyrgyz =
    "Көлдүн жээгинде өскөн балдар сууну түшүнүп чоңоюшат. Алар күндүн чыгышын күтүп, таңкы желдин үнүн угушат. "
    "Мугалим аларга дарыянын кайдан башталарын, мөңгүнүн эмне үчүн эрип жатканын айтып берди.\n"
    "Биз бул иште суунун деңгээлин он жыл бою ченеген маалыматтарды салыштырдык. Жыйынтык: «көл тартылып баратат».\n";
inline constexpr std::string_view kRussian =
    "Дети, выросшие на берегу озера, понимают воду с малых лет. Они ждут восхода и слушают утренний ветер. "
    "Учитель рассказал им, откуда начинается река и почему тает ледник.\n"
    "В этой работе мы сравнили измерения уровня воды за десять лет. Вывод: «озеро мелеет».\n";
inline constexpr std::string_view kEnglish =
    "Children who grow up by the lake learn early what water is. They wait for sunrise and listen to the wind. "
    "Their teacher told them where the river begins and why the glacier melts.\n"
    "In this work we compared ten years of measurements. The result: the lake is shrinking.\n";

// `text` again and again, cut to at most `bytes` at the end of a character.
inline std::string repeat_to(std::string_view text, std::size_t bytes) {
  std::string out;
  while (out.size() <= bytes) out += text;
  while (bytes > 0 && (static_cast<unsigned char>(out[bytes]) & 0xC0U) == 0x80U) --bytes;
  out.resize(bytes);
  return out;
}

}  // namespace tamga::testing
