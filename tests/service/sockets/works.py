"""Texts and checks for tests of the service."""
import base64
import hashlib
import random

WORDS = ("река гора книга школа учитель дорога берег поле ветер вода дерево город время память голос сила земля небо "
         "язык слово письмо улица окно дверь стол хлеб мастер народ песня работа").split()


def text(seed, words=120):
    """Sentences that no other seed gives."""
    random_words = random.Random(seed)
    sentences = []
    while sum(len(s.split()) for s in sentences) < words:
        sentence = " ".join(random_words.choice(WORDS) + random_words.choice("аеиоуы") for _ in range(12))
        sentences.append(sentence.capitalize() + ".")
    return " ".join(sentences)


def unlike(seed, words=120):
    """Sentences of words that no other seed has."""
    letters = "абвгдежзиклмнопрстуфхцчшэюя"
    sentences = []
    for i in range(words):
        digest = hashlib.sha256(f"{seed} {i}".encode()).digest()
        word = "".join(letters[byte % len(letters)] for byte in digest[:8])
        if i % 12 == 0:
            sentences.append(word.capitalize())
        else:
            sentences[-1] += " " + word
    return "".join(sentence + ". " for sentence in sentences).strip()


def put_document(service, key, name, content, **members):
    answer = service.ask("PUT", f"/v1/documents/{name}", {"text": content, **members}, key)
    assert answer.status in (200, 201), answer.body
    return answer.json()


def submit(service, key, content, **members):
    answer = service.ask("POST", "/v1/checks", {"text": content, **members}, key)
    assert answer.status == 202, answer.body
    return answer.json()["id"]


def finished(service, key, check):
    """The check once it is done or has failed."""
    found = {}

    def over():
        found.update(service.get(f"/v1/checks/{check}", key).json())
        return found["status"] in ("done", "failed")

    service.until(over)
    return found


def checked(service, key, content, **members):
    return finished(service, key, submit(service, key, content, **members))


def form(parts):
    """(content type, body) of a multipart form: {name: (file name or None, bytes)}."""
    boundary = "tamga-" + base64.b16encode(random.randbytes(8)).decode()
    body = b""
    for name, (file_name, content) in parts.items():
        more = f'; filename="{file_name}"' if file_name else ""
        body += f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"{more}\r\n\r\n'.encode() + content + b"\r\n"
    return f"multipart/form-data; boundary={boundary}", body + f"--{boundary}--\r\n".encode()
