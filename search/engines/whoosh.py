from haystack.backends import BaseEngine


class Engine(BaseEngine):
    pass
