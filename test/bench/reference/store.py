"""The SQLite library of the reference stack: a log is one record with its depths and pixels as two blobs."""
from sqlalchemy import Column, Integer, LargeBinary, String, create_engine
from sqlalchemy.orm import declarative_base, sessionmaker

WIDTH = 150

Base = declarative_base()


class Image(Base):
    __tablename__ = "image"
    id = Column(Integer, primary_key=True)
    name = Column(String, nullable=False)
    rows = Column(Integer, nullable=False)
    depths = Column(LargeBinary, nullable=False)  # float32
    pixels = Column(LargeBinary, nullable=False)  # float32, row-major, WIDTH a row


def open_store(path):
    engine = create_engine(f"sqlite:///{path}", connect_args={"check_same_thread": False})
    Base.metadata.create_all(engine)
    return sessionmaker(engine)
